# %% [markdown]
# # From a series to a citation
#
# Find an indicator, plot it, see who says so, cite it, and read the figures of a text of your own. Works offline, from
# the installed package.

# %%
import iomstats

iomstats.search("staff", limit=4)[["indicator", "label", "points"]]

# %% [markdown]
# ## The series
#
# Four values, one of them hedged.

# %%
staff = iomstats.series("staff_total")
staff[["period_start", "value", "as_stated", "document_id"]]

# %% [markdown]
# Plotted: an exact value is a filled point, a hedged one an open one, and the sources stand beneath. Years without a
# statement stay empty.

# %%
iomstats.plot("staff_total")

# %% [markdown]
# Members and observers count States, so they can share an axis:

# %%
iomstats.plot(["member_states", "observer_states"])

# %% [markdown]
# ## Every year, gaps included

# %%
years = iomstats.series("staff_total", calendar=True, start="2003", end="2010")
years[["year", "coverage", "as_stated"]]

# %% [markdown]
# ## Who says so?

# %%
iomstats.show(staff["figure_id"].iloc[1])

# %%
print(iomstats.cite(staff, format="bibtex"))

# %% [markdown]
# ## What may be done with it?
#
# The value of May 2003 is a lower bound. A growth rate from it is an upper bound, no more:

# %%
known = staff.set_index("period_start")
first, last = known.loc["2003-05"], known.loc["2009"]
print(f"at most {last.value_high / first.value_low - 1:.0%} more in 2009 than in May 2003")

# %% [markdown]
# ## A text of your own
#
# The same rules read any English text; what "currently" means is given by its date.

# %%
text = """
The museum is open 310 days a year. In 2023 it welcomed almost 1.2 million visitors, up from 940,000 in 2022.
Between 40 and 50 schools currently take part, and three quarters of their pupils had never been to a museum.
"""
found = iomstats.extract(text, date="2024-03", title="A note on a museum")
found.figures[["text", "value", "qualifier", "unit", "kind", "period_start"]]

# %%
found.show(found.figures["figure_id"].iloc[1])

# %% [markdown]
# Numbers that count nothing are accounted for as well, with the rule that decided:

# %%
found.mentions.query("`class` != 'figure'")[["text", "class", "rule"]]
