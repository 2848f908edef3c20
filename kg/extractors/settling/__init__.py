"""Claims → the same with what other claims and sentences of the article say of them, each module one matter."""
