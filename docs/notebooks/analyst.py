# %% [markdown]
# # A claim that does not hold
#
# SQL over the dataset: what the documents claim, which claim fails, which statements compete, and how to take the
# result elsewhere. Every number leads to its sentence.

# %%
import tempfile
from pathlib import Path

import iomstats

iomstats.about()

# %% [markdown]
# ## What do the documents claim about their own figures?
#
# Growth, totals, shares and repetitions are relations between figures. Each is checked, with hedges and rounding
# taken as the wording means them.

# %%
iomstats.sql("""
    select relation, verdict, count(*) as claims
    from claims
    group by relation, verdict
    order by relation, verdict
""")

# %% [markdown]
# ## The one that fails

# %%
failing = iomstats.sql("from failing_claims")
for claim in failing.itertuples():
    print(claim.relation, "–", claim.reason)
    print(claim.quote)

# %% [markdown]
# Is that an error of the reading or of the document? Look at the place. The page says *nearly three decades*, in a paper
# of 2010:

# %%
figure = failing["figure_ids"].iloc[0].split("; ")[0]
iomstats.show(figure)

# %% [markdown]
# The other end of the comparison is the year in which the programmes began. Years are in the ledger of mentions:

# %%
for row in iomstats.sql(
    "select m.mention_id, b.text from mentions m join blocks b using (block_id) where m.text ilike '%1979%'"
).itertuples():
    print(row.mention_id)
    print(row.text[:130], "…")

# %% [markdown]
# Two documents that do not agree to the year. Nothing is corrected: both statements stay, and the claim is marked.
#
# ## Statements that compete
#
# A series holds one value for a period. What else is stated for the same period is kept as a rival:

# %%
rivals = iomstats.sql("""
    select indicator, period_start as period, qualifier, value, chosen_qualifier
    from rival_values
    where qualifier <> chosen_qualifier or value <> chosen_value
    order by indicator
""")
rivals

# %% [markdown]
# They differ in the hedge, not in the number. In the sentences:

# %%
for row in iomstats.sql("select quote from sources('staff_total') where period_start = '1995'").itertuples():
    print("-", row.quote)

# %% [markdown]
# ## Take it elsewhere
#
# A frame is a plain DataFrame. For whole datasets there is `iomstats export --to csv | xlsx | sdmx | datapackage`.

# %%
with tempfile.TemporaryDirectory() as folder:
    target = Path(folder) / "rivals.csv"
    rivals.to_csv(target, index=False)
    print(target.read_text())

# %%
print(iomstats.cite(failing["figure_ids"].iloc[0].split("; ")))
