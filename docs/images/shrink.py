"""`shrink.py FROM TO`: a picture for the documentation, 1200 pixels wide."""

import sys
from pathlib import Path

from PIL import Image

source, target = (Path(argument) for argument in sys.argv[1:])
picture = Image.open(source).convert("RGB")
picture.thumbnail((1200, 1200), Image.Resampling.LANCZOS)
picture.save(target, optimize=True)
