"""Reading and writing of tables as people have them: CSV and XLSX."""
