"""What earlier runs found, so that what hasn't changed isn't examined again."""
