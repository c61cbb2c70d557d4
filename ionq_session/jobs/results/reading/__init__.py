"""From a job to its result: what the job says, the requests that takes, and what comes of them."""
