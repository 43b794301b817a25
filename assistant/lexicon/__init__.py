"""What the words of reports and questions mean."""
