"""The names in a table's texts, counted in DuckDB: duckdb_tag.py LIBRARY [GAZETTEER]"""

import sys

import duckdb

from artok_arrow import Artok

gazetteer = Artok(sys.argv[1]).gazetteer(sys.argv[2] if len(sys.argv) > 2 else "libya")
MENTION = 'STRUCT("start" INT, "end" INT, "text" TEXT, proclitic TEXT, id TEXT, "type" TEXT, "name" TEXT, how TEXT[])'
duckdb.create_function("mentions", lambda texts: gazetteer.mentions(texts), ["TEXT"], f"{MENTION}[]", type="arrow")
duckdb.sql("CREATE TABLE news AS FROM (VALUES ('قصف في سرت'), (NULL), ('وبسرت وطرابلس')) AS news(text)")
duckdb.sql("""
    FROM (SELECT unnest(mentions(text), recursive := true) FROM news)
    SELECT id, count(*) GROUP BY id ORDER BY count(*) DESC
""").show()
