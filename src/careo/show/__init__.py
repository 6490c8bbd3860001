"""What people look at: the workbench, exports, tables; built from the store's read-only view."""
