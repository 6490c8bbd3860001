CREATE TABLE account_voices (
	comparison INTEGER NOT NULL,
	account INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	mode TEXT NOT NULL,
	span_doc TEXT,
	start INTEGER,
	stop INTEGER,
	cue_doc TEXT,
	cue_start INTEGER,
	cue_stop INTEGER,
	actor_id TEXT,
	PRIMARY KEY (comparison, account, ord),
	FOREIGN KEY(span_doc, start, stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(cue_doc, cue_start, cue_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(comparison, account) REFERENCES accounts (comparison, ord) ON DELETE CASCADE
)

CREATE TABLE accounts (
	comparison INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	doc_id TEXT NOT NULL,
	label TEXT NOT NULL,
	copy_group TEXT,
	author TEXT NOT NULL,
	day DATE,
	PRIMARY KEY (comparison, ord),
	FOREIGN KEY(comparison) REFERENCES comparisons (ord) ON DELETE CASCADE
)

CREATE TABLE actor_list (
	id VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	documents INTEGER NOT NULL,
	events INTEGER NOT NULL,
	claims INTEGER NOT NULL,
	folded VARCHAR NOT NULL,
	PRIMARY KEY (id)
)

CREATE TABLE actors (
	doc_id VARCHAR NOT NULL,
	ord INTEGER NOT NULL,
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	aliases JSON NOT NULL,
	side TEXT NOT NULL,
	roles JSON NOT NULL,
	PRIMARY KEY (doc_id, ord),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
)

CREATE TABLE amendment_words (
	amendment VARCHAR NOT NULL,
	ord INTEGER NOT NULL,
	doc_id VARCHAR NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	quote TEXT NOT NULL,
	PRIMARY KEY (amendment, ord),
	FOREIGN KEY(amendment) REFERENCES amendments (id)
)

CREATE TABLE amendments (
	ord INTEGER NOT NULL,
	id VARCHAR NOT NULL,
	doc_id VARCHAR NOT NULL,
	about VARCHAR NOT NULL,
	ruling VARCHAR NOT NULL,
	target JSON NOT NULL,
	"before" JSON,
	"after" JSON,
	who VARCHAR NOT NULL,
	"when" DATETIME NOT NULL,
	why VARCHAR NOT NULL,
	seen VARCHAR NOT NULL,
	withdraws VARCHAR,
	PRIMARY KEY (ord),
	UNIQUE (id),
	FOREIGN KEY(withdraws) REFERENCES amendments (id)
)

CREATE TABLE amendments_without_target (
	id VARCHAR NOT NULL,
	doc_id VARCHAR NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(id) REFERENCES amendments (id)
)

CREATE TABLE blames (
	doc_id VARCHAR NOT NULL,
	claim INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	doer_start INTEGER NOT NULL,
	doer_stop INTEGER NOT NULL,
	certainty TEXT NOT NULL,
	made_by TEXT NOT NULL,
	marker_start INTEGER NOT NULL,
	marker_stop INTEGER NOT NULL,
	marker_reason TEXT NOT NULL,
	PRIMARY KEY (doc_id, claim, ord),
	FOREIGN KEY(doc_id, doer_start, doer_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, marker_start, marker_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, claim) REFERENCES claims (doc_id, ord) ON DELETE CASCADE
)

CREATE TABLE cells (
	comparison INTEGER NOT NULL,
	question INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	"column" INTEGER NOT NULL,
	doc_id TEXT NOT NULL,
	voice TEXT NOT NULL,
	value TEXT NOT NULL,
	"key" TEXT NOT NULL,
	relation TEXT NOT NULL,
	certainty TEXT,
	span_doc TEXT,
	start INTEGER,
	stop INTEGER,
	claim_id TEXT,
	event_id TEXT,
	PRIMARY KEY (comparison, question, ord),
	FOREIGN KEY(span_doc, start, stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(comparison, question) REFERENCES questions (comparison, ord) ON DELETE CASCADE
)

CREATE TABLE claims (
	doc_id VARCHAR NOT NULL,
	ord INTEGER NOT NULL,
	id TEXT NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	content_start INTEGER NOT NULL,
	content_stop INTEGER NOT NULL,
	certainty TEXT NOT NULL,
	polarity TEXT NOT NULL,
	modality TEXT NOT NULL,
	made_by TEXT NOT NULL,
	PRIMARY KEY (doc_id, ord),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE,
	FOREIGN KEY(doc_id, start, stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, content_start, content_stop) REFERENCES spans (doc_id, start, stop)
)

CREATE TABLE comparisons (
	ord INTEGER NOT NULL,
	incident_id TEXT NOT NULL,
	PRIMARY KEY (ord)
)

CREATE TABLE copy_documents (
	copy_group INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	doc_id TEXT NOT NULL,
	PRIMARY KEY (copy_group, ord),
	FOREIGN KEY(copy_group) REFERENCES copy_groups (ord) ON DELETE CASCADE
)

CREATE TABLE copy_evidence (
	copy_group INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	span_doc TEXT NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	PRIMARY KEY (copy_group, ord),
	FOREIGN KEY(span_doc, start, stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(copy_group) REFERENCES copy_groups (ord) ON DELETE CASCADE
)

CREATE TABLE copy_groups (
	ord INTEGER NOT NULL,
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	PRIMARY KEY (ord)
)

CREATE TABLE counts (
	doc_id VARCHAR NOT NULL,
	event INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	effect TEXT NOT NULL,
	quantity_start INTEGER NOT NULL,
	quantity_stop INTEGER NOT NULL,
	quantity_what TEXT NOT NULL,
	quantity_low INTEGER,
	quantity_high INTEGER,
	quantity_bound TEXT NOT NULL,
	quantity_made_by TEXT NOT NULL,
	quantity_subset_of INTEGER,
	quantity_unit TEXT,
	quantity_tally TEXT,
	quantity_as_of_start INTEGER,
	quantity_as_of_stop INTEGER,
	PRIMARY KEY (doc_id, event, ord),
	FOREIGN KEY(doc_id, quantity_start, quantity_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, quantity_as_of_start, quantity_as_of_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, event) REFERENCES events (doc_id, ord) ON DELETE CASCADE
)

CREATE TABLE documents (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	path VARCHAR NOT NULL,
	part VARCHAR NOT NULL,
	sha256 VARCHAR NOT NULL,
	lang VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	media_type VARCHAR NOT NULL,
	text TEXT NOT NULL,
	text_sha256 VARCHAR NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (number)
)

CREATE TABLE event_claims (
	doc_id VARCHAR NOT NULL,
	event INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	claim_id TEXT NOT NULL,
	PRIMARY KEY (doc_id, event, ord),
	FOREIGN KEY(doc_id, event) REFERENCES events (doc_id, ord) ON DELETE CASCADE
)

CREATE TABLE events (
	doc_id VARCHAR NOT NULL,
	ord INTEGER NOT NULL,
	id TEXT NOT NULL,
	act TEXT NOT NULL,
	trigger_start INTEGER NOT NULL,
	trigger_stop INTEGER NOT NULL,
	modality TEXT NOT NULL,
	polarity TEXT NOT NULL,
	made_by TEXT NOT NULL,
	when_start INTEGER,
	when_stop INTEGER,
	when_timex TEXT,
	when_timex_type TEXT,
	when_semantics TEXT,
	when_made_by TEXT,
	when_earliest DATETIME,
	when_latest DATETIME,
	when_anchor_start INTEGER,
	when_anchor_stop INTEGER,
	where_start INTEGER,
	where_stop INTEGER,
	where_name TEXT,
	where_relation TEXT,
	where_made_by TEXT,
	where_lat FLOAT,
	where_lon FLOAT,
	where_radius_km FLOAT,
	where_gazetteer_id TEXT,
	where_alternatives JSON,
	where_why TEXT,
	where_country TEXT,
	where_division TEXT,
	instrument TEXT,
	instrument_start INTEGER,
	instrument_stop INTEGER,
	instrument_made_by TEXT,
	episode INTEGER NOT NULL,
	background BOOLEAN NOT NULL,
	generic BOOLEAN NOT NULL,
	code TEXT NOT NULL,
	PRIMARY KEY (doc_id, ord),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE,
	FOREIGN KEY(doc_id, trigger_start, trigger_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, when_start, when_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, when_anchor_start, when_anchor_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, where_start, where_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, instrument_start, instrument_stop) REFERENCES spans (doc_id, start, stop)
)

CREATE TABLE files (
	path VARCHAR NOT NULL,
	sha256 VARCHAR NOT NULL,
	size BIGINT NOT NULL,
	mtime_ns BIGINT NOT NULL,
	duplicate_of VARCHAR,
	PRIMARY KEY (path)
)

CREATE TABLE history (
	ord INTEGER NOT NULL,
	"when" DATETIME NOT NULL,
	kind VARCHAR NOT NULL,
	made_by VARCHAR NOT NULL,
	did VARCHAR NOT NULL,
	PRIMARY KEY (ord)
)

CREATE TABLE incident_documents (
	incident INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	doc_id TEXT NOT NULL,
	PRIMARY KEY (incident, ord),
	FOREIGN KEY(incident) REFERENCES incidents (ord) ON DELETE CASCADE
)

CREATE TABLE incident_events (
	incident INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	event_id TEXT NOT NULL,
	PRIMARY KEY (incident, ord),
	FOREIGN KEY(incident) REFERENCES incidents (ord) ON DELETE CASCADE
)

CREATE TABLE incident_facets (
	facet VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	incident INTEGER NOT NULL,
	PRIMARY KEY (facet, value, incident)
)

CREATE TABLE incident_links (
	incident INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	link_id TEXT NOT NULL,
	PRIMARY KEY (incident, ord),
	FOREIGN KEY(incident) REFERENCES incidents (ord) ON DELETE CASCADE
)

CREATE TABLE incident_spots (
	incident INTEGER NOT NULL,
	lat FLOAT NOT NULL,
	lon FLOAT NOT NULL,
	name VARCHAR NOT NULL,
	radius_km FLOAT,
	PRIMARY KEY (incident, lat, lon)
)

CREATE TABLE incident_times (
	incident INTEGER NOT NULL,
	earliest DATETIME,
	latest DATETIME,
	PRIMARY KEY (incident)
)

CREATE TABLE incidents (
	ord INTEGER NOT NULL,
	id TEXT NOT NULL,
	number INTEGER NOT NULL,
	label TEXT NOT NULL,
	independent_voices INTEGER NOT NULL,
	contested FLOAT NOT NULL,
	"when" TEXT NOT NULL,
	"where" TEXT NOT NULL,
	act TEXT NOT NULL,
	whom TEXT NOT NULL,
	periods JSON NOT NULL,
	PRIMARY KEY (ord)
)

CREATE TABLE judgements (
	ord INTEGER NOT NULL,
	id VARCHAR NOT NULL,
	"left" VARCHAR NOT NULL,
	"right" VARCHAR NOT NULL,
	verdict VARCHAR NOT NULL,
	who VARCHAR NOT NULL,
	"when" DATETIME NOT NULL,
	why VARCHAR NOT NULL,
	seen VARCHAR NOT NULL,
	left_events JSON NOT NULL,
	right_events JSON NOT NULL,
	left_asked VARCHAR NOT NULL,
	right_asked VARCHAR NOT NULL,
	withdraws VARCHAR,
	PRIMARY KEY (ord),
	UNIQUE (id),
	FOREIGN KEY(withdraws) REFERENCES judgements (id)
)

CREATE TABLE linked_by (
	made_by VARCHAR NOT NULL,
	PRIMARY KEY (made_by)
)

CREATE TABLE links (
	ord INTEGER NOT NULL,
	id TEXT NOT NULL,
	"left" TEXT NOT NULL,
	"right" TEXT NOT NULL,
	kind TEXT NOT NULL,
	score FLOAT NOT NULL,
	verdict TEXT,
	PRIMARY KEY (ord)
)

CREATE TABLE machine_readings (
	doc_id VARCHAR NOT NULL,
	reading JSON NOT NULL,
	PRIMARY KEY (doc_id),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
)

CREATE TABLE markers (
	doc_id VARCHAR NOT NULL,
	claim INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (doc_id, claim, ord),
	FOREIGN KEY(doc_id, start, stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, claim) REFERENCES claims (doc_id, ord) ON DELETE CASCADE
)

CREATE TABLE mentions (
	doc_id VARCHAR NOT NULL,
	ord INTEGER NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	made_by TEXT NOT NULL,
	actor_id TEXT,
	why TEXT,
	PRIMARY KEY (doc_id, ord),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE,
	FOREIGN KEY(doc_id, start, stop) REFERENCES spans (doc_id, start, stop)
)

CREATE TABLE metadata (
	doc_id VARCHAR NOT NULL,
	slot VARCHAR NOT NULL,
	ord INTEGER NOT NULL,
	value VARCHAR NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	made_by VARCHAR NOT NULL,
	PRIMARY KEY (doc_id, slot, ord),
	FOREIGN KEY(doc_id, start, stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
)

CREATE TABLE pieces (
	doc_id VARCHAR NOT NULL,
	ord INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"where" TEXT NOT NULL,
	source_start INTEGER NOT NULL,
	PRIMARY KEY (doc_id, ord),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
)

CREATE TABLE place_list (
	ord INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	gazetteer_id VARCHAR,
	lat FLOAT,
	lon FLOAT,
	radius_km FLOAT,
	documents INTEGER NOT NULL,
	events INTEGER NOT NULL,
	folded VARCHAR NOT NULL,
	PRIMARY KEY (ord)
)

CREATE TABLE places (
	doc_id VARCHAR NOT NULL,
	ord INTEGER NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	name TEXT NOT NULL,
	relation TEXT NOT NULL,
	made_by TEXT NOT NULL,
	lat FLOAT,
	lon FLOAT,
	radius_km FLOAT,
	gazetteer_id TEXT,
	alternatives JSON NOT NULL,
	why TEXT NOT NULL,
	country TEXT NOT NULL,
	division TEXT NOT NULL,
	PRIMARY KEY (doc_id, ord),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE,
	FOREIGN KEY(doc_id, start, stop) REFERENCES spans (doc_id, start, stop)
)

CREATE TABLE problems (
	ord INTEGER NOT NULL,
	"where" TEXT NOT NULL,
	room TEXT NOT NULL,
	code TEXT NOT NULL,
	said TEXT NOT NULL,
	doc_id TEXT,
	sha256 TEXT,
	PRIMARY KEY (ord)
)

CREATE TABLE quantities (
	doc_id VARCHAR NOT NULL,
	ord INTEGER NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	what TEXT NOT NULL,
	low INTEGER,
	high INTEGER,
	bound TEXT NOT NULL,
	made_by TEXT NOT NULL,
	subset_of INTEGER,
	unit TEXT,
	tally TEXT,
	as_of_start INTEGER,
	as_of_stop INTEGER,
	PRIMARY KEY (doc_id, ord),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE,
	FOREIGN KEY(doc_id, start, stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, as_of_start, as_of_stop) REFERENCES spans (doc_id, start, stop)
)

CREATE TABLE questions (
	comparison INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	question TEXT NOT NULL,
	relation TEXT NOT NULL,
	summary TEXT NOT NULL,
	extremes JSON NOT NULL,
	PRIMARY KEY (comparison, ord),
	FOREIGN KEY(comparison) REFERENCES comparisons (ord) ON DELETE CASCADE
)

CREATE TABLE reading_problems (
	reading VARCHAR NOT NULL,
	ord INTEGER NOT NULL,
	"where" TEXT NOT NULL,
	room TEXT NOT NULL,
	code TEXT NOT NULL,
	said TEXT NOT NULL,
	doc_id TEXT,
	sha256 TEXT,
	PRIMARY KEY (reading, ord),
	FOREIGN KEY(reading) REFERENCES documents (id) ON DELETE CASCADE
)

CREATE TABLE readings (
	doc_id VARCHAR NOT NULL,
	lang VARCHAR NOT NULL,
	made_by VARCHAR NOT NULL,
	PRIMARY KEY (doc_id),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
)

CREATE TABLE reasons (
	link INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	form TEXT NOT NULL,
	weight FLOAT NOT NULL,
	left_doc TEXT,
	left_start INTEGER,
	left_stop INTEGER,
	right_doc TEXT,
	right_start INTEGER,
	right_stop INTEGER,
	details JSON NOT NULL,
	PRIMARY KEY (link, ord),
	FOREIGN KEY(left_doc, left_start, left_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(right_doc, right_start, right_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(link) REFERENCES links (ord) ON DELETE CASCADE
)

CREATE TABLE regions (
	doc_id VARCHAR NOT NULL,
	ord INTEGER NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	kind TEXT NOT NULL,
	PRIMARY KEY (doc_id, ord),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE,
	FOREIGN KEY(doc_id, start, stop) REFERENCES spans (doc_id, start, stop)
)

CREATE TABLE relay_list (
	outer_name VARCHAR NOT NULL,
	outer_kind VARCHAR NOT NULL,
	inner_name VARCHAR NOT NULL,
	inner_kind VARCHAR NOT NULL,
	documents INTEGER NOT NULL,
	claims INTEGER NOT NULL,
	PRIMARY KEY (outer_name, outer_kind, inner_name, inner_kind)
)

CREATE TABLE roles (
	doc_id VARCHAR NOT NULL,
	event INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	role TEXT NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	actor_id TEXT,
	status TEXT,
	number_start INTEGER,
	number_stop INTEGER,
	number_what TEXT,
	number_low INTEGER,
	number_high INTEGER,
	number_bound TEXT,
	number_made_by TEXT,
	number_subset_of INTEGER,
	number_unit TEXT,
	number_tally TEXT,
	number_as_of_start INTEGER,
	number_as_of_stop INTEGER,
	PRIMARY KEY (doc_id, event, ord),
	FOREIGN KEY(doc_id, start, stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, number_start, number_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, number_as_of_start, number_as_of_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, event) REFERENCES events (doc_id, ord) ON DELETE CASCADE
)

CREATE TABLE sentences (
	doc_id VARCHAR NOT NULL,
	ord INTEGER NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	PRIMARY KEY (doc_id, ord),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE,
	FOREIGN KEY(doc_id, start, stop) REFERENCES spans (doc_id, start, stop)
)

CREATE TABLE spans (
	id INTEGER NOT NULL,
	doc_id VARCHAR NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	quote TEXT NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT span_once UNIQUE (doc_id, start, stop),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
)

CREATE TABLE suggestion_reasons (
	suggestion INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	form TEXT NOT NULL,
	weight FLOAT NOT NULL,
	left_doc TEXT,
	left_start INTEGER,
	left_stop INTEGER,
	right_doc TEXT,
	right_start INTEGER,
	right_stop INTEGER,
	details JSON NOT NULL,
	PRIMARY KEY (suggestion, ord),
	FOREIGN KEY(left_doc, left_start, left_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(right_doc, right_start, right_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(suggestion) REFERENCES suggestions (ord) ON DELETE CASCADE
)

CREATE TABLE suggestions (
	ord INTEGER NOT NULL,
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	span_doc TEXT NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	value TEXT NOT NULL,
	question TEXT NOT NULL,
	score FLOAT NOT NULL,
	target_doc TEXT,
	target_start INTEGER,
	target_stop INTEGER,
	target_aspect TEXT,
	target_holder TEXT,
	target_noun_id TEXT,
	target_part_doc TEXT,
	target_part_start INTEGER,
	target_part_stop INTEGER,
	target_which TEXT,
	"left" TEXT NOT NULL,
	"right" TEXT NOT NULL,
	PRIMARY KEY (ord),
	FOREIGN KEY(span_doc, start, stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(target_doc, target_start, target_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(target_part_doc, target_part_start, target_part_stop) REFERENCES spans (doc_id, start, stop)
)

CREATE TABLE text_pages (
	doc_id VARCHAR NOT NULL,
	page INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (doc_id, page),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE
)

CREATE TABLE times (
	doc_id VARCHAR NOT NULL,
	ord INTEGER NOT NULL,
	start INTEGER NOT NULL,
	stop INTEGER NOT NULL,
	timex TEXT NOT NULL,
	timex_type TEXT NOT NULL,
	semantics TEXT NOT NULL,
	made_by TEXT NOT NULL,
	earliest DATETIME,
	latest DATETIME,
	anchor_start INTEGER,
	anchor_stop INTEGER,
	PRIMARY KEY (doc_id, ord),
	FOREIGN KEY(doc_id) REFERENCES documents (id) ON DELETE CASCADE,
	FOREIGN KEY(doc_id, start, stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, anchor_start, anchor_stop) REFERENCES spans (doc_id, start, stop)
)

CREATE TABLE victim_lists (
	id VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	file VARCHAR NOT NULL,
	sha256 VARCHAR NOT NULL,
	columns JSON NOT NULL,
	records JSON NOT NULL,
	passed_over JSON NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (name)
)

CREATE TABLE voice_list (
	name VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	documents INTEGER NOT NULL,
	claims INTEGER NOT NULL,
	folded VARCHAR NOT NULL,
	PRIMARY KEY (name, kind)
)

CREATE TABLE voices (
	doc_id VARCHAR NOT NULL,
	claim INTEGER NOT NULL,
	ord INTEGER NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	mode TEXT NOT NULL,
	start INTEGER,
	stop INTEGER,
	cue_start INTEGER,
	cue_stop INTEGER,
	actor_id TEXT,
	PRIMARY KEY (doc_id, claim, ord),
	FOREIGN KEY(doc_id, start, stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, cue_start, cue_stop) REFERENCES spans (doc_id, start, stop),
	FOREIGN KEY(doc_id, claim) REFERENCES claims (doc_id, ord) ON DELETE CASCADE
)
