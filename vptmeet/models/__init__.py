"""Tables: columns, constraints and relationships, no workflow."""
