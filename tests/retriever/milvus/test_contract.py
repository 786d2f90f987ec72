"""The tests of an index in a folder, over one in Milvus, unchanged: those that change it."""

from tests.retriever import test_retriever as whole

test_second_run = whole.test_a_second_run_embeds_nothing
test_changed = whole.test_a_changed_source_embeds_only_its_new_passages
test_gone = whole.test_a_file_gone_from_its_folder_leaves_the_index
test_remove = whole.test_remove_takes_out_a_file_or_a_folder_and_keeps_the_rest
test_turned_bad = whole.test_a_source_that_turns_bad_keeps_its_old_rows
test_verify = whole.test_verify_finds_what_no_longer_stands
test_empty_folder = whole.test_a_folder_that_turned_empty_removes_nothing
