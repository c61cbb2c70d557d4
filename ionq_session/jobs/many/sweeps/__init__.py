"""One circuit with many values of its parameters, run as a batch.

grid       the points, from the values of each parameter
binding    from a circuit with parameters to one circuit for each point
labelled   numbers in the shape of the grid, with the values along its axes
result     the results by point: arrays and tables
saving     the same as JSON and back
handles    what a user holds of a sweep that was submitted
methods    the methods of sessions
"""
