"""Who starts where: filing, employee number, start of duty, or the next in rank."""
