"""CLIPSeg: masks of whatever a text says (Lüddecke, Ecker 2022, doi:10.1109/CVPR52688.2022.00695).

The published network is run once for every prompt, from pixels to logits. Here it is taken apart: texts are read once,
an image passes CLIP's vision tower once, and only the small decoder runs for every prompt.
"""
