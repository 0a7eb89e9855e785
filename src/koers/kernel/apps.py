"""Tells Django of the kernel, and finds every room's tables."""

from importlib import import_module

from django.apps import AppConfig, apps
from django.utils.module_loading import module_has_submodule


class KernelConfig(AppConfig):
    """The kernel; it stands last in INSTALLED_APPS so that all models exist when it looks for tables."""

    name = "koers.kernel"
    label = "kernel"
    verbose_name = "fundament"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the tables, rules and edition steps that rooms declare."""
        from .editions import steps
        from .packages import registry, rules

        for config in apps.get_app_configs():
            if config.name.startswith("koers.") and module_has_submodule(config.module, "tables"):
                module = import_module(f"{config.name}.tables")
                registry.register(module.TABLES)
                rules.register(getattr(module, "RULES", ()))
                steps.register(getattr(module, "STEPS", ()))
