"""Programs that judge the built book: epubcheck, Ace, axe, veraPDF, e-book engines, browsers."""
