from audit.website import *  # noqa: F403 - for the moment
