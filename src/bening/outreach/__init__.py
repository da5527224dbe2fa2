"""Teaching the public: self-check on the very rules that decide, guides, questions, words. Keeps nobody."""
