"""The algorithms of the provider."""
from .compare import Compare
from .coverage import Coverage
from .opportunity import Opportunity
from .pathprofile import PathProfile
from .plan import Plan
from .run import Run

ALGORITHMS = (Run, Opportunity, Plan, Compare, Coverage, PathProfile)
