"""One module a drawing, each with `HEIGHT` in points and `draw(canvas, data, palette)`."""
