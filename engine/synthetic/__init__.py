"""Made-up landscapes and clouds, for the demonstration, the bench and the tests. Nothing here is trained on."""
