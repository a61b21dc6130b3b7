"""One module a drawing, with `height_of(data)` (in points) and `draw(canvas, data, palette)`."""
