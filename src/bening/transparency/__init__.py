"""The public log: record → sequence → publish → prove. Lies below `accounts`, so it cannot know a person."""
