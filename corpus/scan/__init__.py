"""Images of printed pages: laid straight, their lines found and read, so that they are sheets as those of a PDF are.

An image goes through ``straight`` (which way up, how slanting, a photograph laid flat), ``lines`` (where exactly each
stands), ``recognition`` (what it says, and how surely) and ``drawn`` (rules and pictures); ``sheets`` puts it together.
"""
