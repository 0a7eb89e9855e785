"""To be written."""

def passports(request, **kw):
    raise NotImplementedError

def indicator(request, **kw):
    raise NotImplementedError
