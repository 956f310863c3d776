package dev.storywire.gateway.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every text of the page, in English. Other languages stand in {@code messages/m_*.properties}; each has all of them. */
@MessageBundle("m")
public interface Words {

    @Message("Skip to content")
    String skip();

    @Message("Search stories")
    String search_label();

    @Message("Search")
    String search_hint();

    @Message("Search")
    String search_button();

    @Message("Story")
    String suggest_stories();

    @Message("Source")
    String suggest_sources();

    @Message("Tag")
    String suggest_tags();

    @Message("Pages")
    String nav_label();

    @Message("Stories")
    String nav_stories();

    @Message("Trends")
    String nav_trends();

    @Message("Feeds")
    String nav_feeds();

    @Message("Alerts")
    String nav_alerts();

    @Message("Status")
    String nav_status();

    @Message("Sign in")
    String sign_in();

    @Message("Sign out")
    String sign_out();

    @Message("All times are UTC.")
    String all_times_utc();

    @Message("API")
    String api();

    @Message("Keyboard")
    String keys_title();

    @Message("Go to the search box")
    String keys_search();

    @Message("Next and previous story")
    String keys_move();

    @Message("Open the story")
    String keys_open();

    @Message("This list")
    String keys_help();

    @Message("Close")
    String close();

    @Message("Untitled")
    String untitled();

    @Message("teaser")
    String kind_teaser();

    @Message("brief")
    String kind_brief();

    @Message("killed")
    String status_canceled();

    @Message("withheld")
    String status_withheld();

    @Message("reprint")
    String role_reprint();

    @Message("update")
    String role_update();

    @Message("Newest stories")
    String newest_stories();

    @Message("Narrow down")
    String narrow();

    @Message("Source")
    String facet_source();

    @Message("Language")
    String facet_lang();

    @Message("Tag")
    String facet_tag();

    @Message("Author")
    String facet_author();

    @Message("{name}, chosen: remove")
    String facet_remove(String name);

    @Message("Period")
    String facet_period();

    @Message("From")
    String period_from();

    @Message("To")
    String period_to();

    @Message("Apply")
    String period_apply();

    @Message("Stories for {q}")
    String results_for(String q);

    @Message("How to search")
    String help_title();

    @Message("both words")
    String help_and();

    @Message("this phrase")
    String help_phrase();

    @Message("either word")
    String help_or();

    @Message("one word without the other")
    String help_not();

    @Message("parentheses group")
    String help_group();

    @Message("words that begin so, three letters at least")
    String help_prefix();

    @Message("within five words of each other")
    String help_near();

    @Message("in one field")
    String help_field();

    @Message("published after or before")
    String help_time();

    @Message("This search can't be understood")
    String fault_title();

    @Message("Search doesn't work just now")
    String trouble_title();

    @Message("Try again")
    String try_again();

    @Message("story")
    String story_word();

    @Message("stories")
    String stories_word();

    @Message("Clear filters")
    String clear_filters();

    @Message("Order")
    String order_label();

    @Message("Relevance")
    String order_relevance();

    @Message("Newest")
    String order_newest();

    @Message("Oldest")
    String order_oldest();

    @Message("Without reprints")
    String collapse();

    @Message("Follow and take")
    String follow_label();

    @Message("Alert me")
    String make_alert();

    @Message("Stories over time")
    String timeline_label();

    @Message("{count} earlier")
    String timeline_earlier(String count);

    @Message("Drag to choose a period")
    String timeline_drag();

    @Message("% new")
    String live_new();

    @Message("A part of the index didn't answer: stories may be missing.")
    String partial();

    @Message("Back to the first page")
    String back_to_first();

    @Message("No stories")
    String nothing_found();

    @Message("Nothing has come in yet. Add a feed, or push a story.")
    String nothing_yet();

    @Message("Go to feeds")
    String nothing_yet_feeds();

    @Message("Try fewer or other words, or a longer period.")
    String nothing_hint();

    @Message("More stories")
    String more();

    @Message("Show the key that your administrator gave you.")
    String sign_in_why();

    @Message("This key is unknown, expired or mistyped.")
    String sign_in_wrong();

    @Message("Key")
    String sign_in_key();

    @Message("It is kept in a cookie of this browser until you sign out or close it. No script can read it.")
    String sign_in_kept();

    @Message("There is nothing here")
    String problem_404();

    @Message("The address is wrong, or what was here is gone.")
    String problem_404_do();

    @Message("You may not see this")
    String problem_403();

    @Message("Your key has a lower role than this needs.")
    String problem_403_do();

    @Message("Too much at once")
    String problem_429();

    @Message("Wait a moment, then load the page again.")
    String problem_429_do();

    @Message("Something is away")
    String problem_500();

    @Message("This is our side, and often passes in a moment. Load the page again.")
    String problem_500_do();

    @Message("This doesn't work")
    String problem_other();

    @Message("The page can't do this as it was asked.")
    String problem_other_do();

    @Message("First seen")
    String first_seen();

    @Message("Updated")
    String updated();

    @Message("Revision {number}")
    String revision_number(String number);

    @Message("{count} words")
    String words_count(String count);

    @Message("A service is away just now: revisions or related stories may be missing.")
    String degraded();

    @Message("Picture at the publisher’s")
    String open_picture();

    @Message("Audio at the publisher’s")
    String open_audio();

    @Message("Video at the publisher’s")
    String open_video();

    @Message("Document at the publisher’s")
    String open_document();

    @Message("The source cut the text off here.")
    String truncated();

    @Message("Original")
    String original();

    @Message("Copy as ninjs")
    String copy_ninjs();

    @Message("Copy as JSON")
    String copy_json();

    @Message("Copy citation")
    String copy_citation();

    @Message("Copied.")
    String copied();

    @Message("It couldn't be copied.")
    String copy_failed();

    @Message("Also ran in")
    String also_ran_in();

    @Message("this story")
    String this_story();

    @Message("original")
    String role_original();

    @Message("Related")
    String related();

    @Message("Revisions")
    String revisions();

    @Message("Compare side by side")
    String compare();

    @Message("Provenance")
    String provenance();

    @Message("Where each field came from")
    String provenance_show();

    @Message("Field")
    String provenance_field();

    @Message("From")
    String provenance_from();

    @Message("Back to the story")
    String back_to_story();

    @Message("Before")
    String before();

    @Message("After")
    String after();

    @Message("nothing")
    String not_there();

    @Message("As it first came in, or no field that is compared changed.")
    String first_revision();

    @Message("Take all as OPML")
    String opml_export();

    @Message("Add feeds")
    String feed_add();

    @Message("Address")
    String feed_address();

    @Message("See what would come in")
    String feed_look();

    @Message("% stories would come in")
    String feed_look_count();

    @Message("Odd about it")
    String feed_look_odd();

    @Message("Nothing is odd about it.")
    String feed_look_fine();

    @Message("Add this feed")
    String feed_save();

    @Message("Find a feed")
    String feed_find();

    @Message("Fetch now")
    String feed_refresh();

    @Message("It is fetched in a moment.")
    String feed_refreshing();

    @Message("Remove this feed? Its stories stay.")
    String feed_remove_sure();

    @Message("Site")
    String feed_site();

    @Message("Format")
    String feed_format();

    @Message("Folder")
    String feed_folder();

    @Message("Last story")
    String feed_last_story();

    @Message("Next fetch")
    String feed_next();

    @Message("Drop an OPML file here, or choose one")
    String opml_drop();

    @Message("% feeds in the file")
    String opml_count();

    @Message("added")
    String opml_created();

    @Message("there already")
    String opml_exists();

    @Message("rejected")
    String opml_rejected();

    @Message("All")
    String state_all();

    @Message("Healthy")
    String state_healthy();

    @Message("Failing")
    String state_failing();

    @Message("Paused")
    String state_paused();

    @Message("Gone")
    String state_gone();

    @Message("Active")
    String state_active();

    @Message("Broken")
    String state_broken();

    @Message("Disabled")
    String state_disabled();

    @Message("Up")
    String state_up();

    @Message("Not ready")
    String state_not_ready();

    @Message("Down")
    String state_down();

    @Message("No feeds")
    String feeds_none();

    @Message("Add one by its address, or drop an OPML file.")
    String feeds_none_do();

    @Message("Feeds: {count}")
    String feeds_count(String count);

    @Message("More feeds")
    String feeds_more();

    @Message("Fetched {time}")
    String fetched_at(String time);

    @Message("Next {time}")
    String next_at(String time);

    @Message("quieter than usual")
    String volume_quiet();

    @Message("louder than usual")
    String volume_loud();

    @Message("{number} a day")
    String per_day(String number);

    @Message("Pause")
    String pause();

    @Message("Resume")
    String resume();

    @Message("Remove")
    String remove();

    @Message("Last fetches")
    String fetches();

    @Message("It wasn't fetched yet.")
    String fetches_none();

    @Message("Time")
    String fetch_at();

    @Message("Outcome")
    String fetch_outcome();

    @Message("New")
    String fetch_new();

    @Message("Revised")
    String fetch_revised();

    @Message("Why")
    String fetch_why();

    @Message("changed")
    String fetch_changed();

    @Message("unchanged")
    String fetch_unchanged();

    @Message("failed")
    String fetch_failed();

    @Message("What stands out")
    String trends_title();

    @Message("Words and phrases of headlines that are more frequent than in the time before.")
    String trends_what();

    @Message("Nothing stands out")
    String trends_none();

    @Message("Choose a longer window, or wait for more stories.")
    String trends_none_do();

    @Message("{now} now, {before} before")
    String trend_numbers(String now, String before);

    @Message("6 hours")
    String window_6h();

    @Message("24 hours")
    String window_24h();

    @Message("7 days")
    String window_7d();

    @Message("30 days")
    String window_30d();

    @Message("Everything works.")
    String status_up();

    @Message("Something is away or can't do its work.")
    String status_degraded();

    @Message("See the failing feeds")
    String status_failing();

    @Message("The way of a story")
    String pipeline();

    @Message("Ingest")
    String stage_ingest();

    @Message("Events")
    String stage_events();

    @Message("Search")
    String stage_search();

    @Message("Stories kept")
    String stored();

    @Message("Sources")
    String sources();

    @Message("Not published yet")
    String unpublished();

    @Message("Oldest of them")
    String oldest();

    @Message("Not indexed yet")
    String unindexed();

    @Message("Searchable")
    String searchable();

    @Message("Dead letters")
    String dead_letters();

    @Message("No event was given up.")
    String dead_letters_none();

    @Message("Story")
    String letter_story();

    @Message("Send again")
    String redrive();

    @Message("Send all again")
    String redrive_all();

    @Message("New alert")
    String alert_new();

    @Message("Stories of a search that come in from now on are told to a webhook.")
    String alert_what();

    @Message("No alerts")
    String alerts_none();

    @Message("Search for something, then choose “Alert me”.")
    String alerts_none_do();

    @Message("Last match {time}")
    String alert_last_match(String time);

    @Message("{count} waiting")
    String alert_waiting(String count);

    @Message("See the stories")
    String alert_see();

    @Message("Search")
    String alert_search();

    @Message("Filters")
    String alert_filters();

    @Message("Name")
    String alert_name();

    @Message("Webhook")
    String alert_url();

    @Message("How often")
    String alert_throttle();

    @Message("Each story at once")
    String alert_each();

    @Message("At most every 15 minutes")
    String alert_quarter();

    @Message("At most every hour")
    String alert_hour();

    @Message("At most every 6 hours")
    String alert_six_hours();

    @Message("Make the alert")
    String alert_save();

    @Message("Its messages are signed with this secret, which is shown this once:")
    String alert_secret();

    @Message("Go to the alert")
    String alert_open();

    @Message("Test")
    String alert_test();

    @Message("A test is on its way; it stands among the deliveries.")
    String alert_tested();

    @Message("Remove this alert?")
    String alert_remove_sure();

    @Message("Last match")
    String alert_matched();

    @Message("Last delivery")
    String alert_delivered();

    @Message("Deliveries")
    String deliveries();

    @Message("Nothing was sent yet.")
    String deliveries_none();

    @Message("Attempts")
    String attempts();

    @Message("delivered")
    String delivery_delivered();

    @Message("pending")
    String delivery_pending();

    @Message("given up")
    String delivery_dead();

    @Message("The last 30 days")
    String trial_title();

    @Message("% stories would have been told")
    String trial_count();
}
