"""The QGIS side of cloudmask: QGIS and the standard library only; the engine runs in a process of its own."""
