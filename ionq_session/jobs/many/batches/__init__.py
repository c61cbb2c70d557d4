"""Many circuits in as few jobs as possible.

names        what a circuit is called in its job, so that its place is known again
circuits     from what users give to circuits that one job can hold, each checked
packing      which circuits go together into a job
submitting   the flow that prepares all jobs, prices them, and submits each exactly once
following    the flows that wait for, look at and cancel the jobs of a batch
reading      the flow that reads them, and puts the results into the order of the circuits
handles      what a user holds of a batch
methods      the methods of sessions
"""
