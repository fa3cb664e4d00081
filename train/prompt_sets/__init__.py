"""CLIPSeg as it is, asked with many sets of four prompts: scores on the test images beside the published ones."""
