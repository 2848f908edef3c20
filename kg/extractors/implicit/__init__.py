"""Token or predication → who has a part in it whom the words leave out: whose revenue, whose chief, who pays."""
