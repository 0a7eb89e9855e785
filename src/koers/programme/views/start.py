"""To be written."""

def start(request, **kw):
    raise NotImplementedError

def comparison(request, **kw):
    raise NotImplementedError
