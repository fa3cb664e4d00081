"""The process that computes, as QGIS sees it: jobs go in at the `client`, and come back as signals."""
