"""The algorithms of QGIS's Processing toolbox: parameters in, a request to the worker, files out."""
