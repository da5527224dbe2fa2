"""Tools of developers: demo data through the services, generated reference pages, invented papers."""
