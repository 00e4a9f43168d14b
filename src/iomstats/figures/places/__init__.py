"""The area that each figure covers, from the names of places in the text and around it."""
