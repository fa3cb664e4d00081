"""The simulator held against reality: the same measurements on real cloudy images and on simulated ones."""
