"""What the charts of a programme say: from rows to the content that kernel.charts draws."""
