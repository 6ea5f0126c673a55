"""Whether the members agree, under whose rule, and what would turn it. Pure; never wrong about who agreed."""
