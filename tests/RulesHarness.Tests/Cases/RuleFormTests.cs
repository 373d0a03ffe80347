using RulesHarness.Language.Analysis.Inference;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// Each method and function that rules have, and how a sentence says it. What has a sentence is proved from both sides
/// by a form in Data, which has rules that use it and four wrong ones; what has none has the reason.
/// </summary>
public sealed class RuleFormTests
{
    private static readonly Dictionary<string, string> Said = new()
    {
        [".size("] = "size of tags <= 10",
        [".keys("] = "stats has \"a\"",
        [".get("] = "stats[uid] == 1",
        [".diff("] = "affected keys of stats has only [uid]",
        [".addedKeys("] = "added keys of stats has uid",
        [".affectedKeys("] = "affected keys of stats has only [uid]",
        [".changedKeys("] = "size of changed keys of stats == 0",
        [".removedKeys("] = "size of removed keys of stats == 0",
        [".hasAll("] = "tags has all [\"a\", \"b\"]",
        [".hasAny("] = "tags has any [\"a\", \"b\"]",
        [".hasOnly("] = "tags has only [\"a\", \"b\"]",
        [".concat("] = "new.tags == tags + [uid]",
        [".removeAll("] = "new.tags == tags - [uid]",
        [".lower("] = "title == lower case of body",
        [".upper("] = "title == upper case of body",
        [".trim("] = "trimmed text of title != \"\"",
        [".split("] = "part 2 of title at \"@\" == body",
        [".matches("] = "title matches \"[a-z]+\"",
        [".date("] = "date of createdAt == date of now",
        [".day("] = "day of createdAt <= 28",
        [".dayOfWeek("] = "weekday of createdAt <= 5",
        [".hours("] = "hour of createdAt >= 9",
        [".minutes("] = "minute of createdAt % 15 == 0",
        [".month("] = "month of createdAt != 12",
        [".year("] = "year of createdAt == rating",
        [".distance("] = "distance between place and body <= 500",
        [".latitude("] = "latitude of place >= 40",
        [".longitude("] = "longitude of place < 20",
        ["string("] = "title == text of rating",
        ["int("] = "int of title == rating",
        ["float("] = "float of title <= 1.5",
        ["math.abs("] = "absolute value of (rating - 3) <= 1",
        ["duration.value("] = "createdAt + 24h > now",
        ["get("] = "teams/{teamId}.name == \"a\"",
        ["exists("] = "teams/{teamId} exists",
        ["getAfter("] = "new.teams/{teamId}.name == \"a\"",
        ["existsAfter("] = "new.teams/{teamId} exists",
    };

    private static readonly Dictionary<string, string> NotSaid = new()
    {
        [".values("] = "the schema says it: `map of string to int 1..`",
        [".unchangedKeys("] = "what is not affected: `not affected keys of stats has \"a\"`",
        [".join("] = "a list is compared item by item: `tags[0] == \"a\"`",
        [".toSet("] = "`has all` and `has only` together ask for the same items in any order",
        [".difference("] = "as `-` of lists, with `has only` and `has all`",
        [".intersection("] = "as `has any`, or `not has any`",
        [".union("] = "as `+` of lists, with `has only` and `has all`",
        [".replace("] = "a text with replacements is the work of a test by hand",
        [".toUtf8("] = "octets are the work of a test by hand",
        [".toBase64("] = "octets are the work of a test by hand",
        [".toHexString("] = "octets are the work of a test by hand",
        [".dayOfYear("] = "month and day say it",
        [".time("] = "hour and minute say it",
        [".toMillis("] = "times are compared as such",
        [".nanos("] = "times are compared as such",
        [".seconds("] = "times are compared as such",
        [".bind("] = "a path is written out: `teams/{teamId}`",
        ["math.ceil("] = "a range says it: `rating > 2 and rating <= 3`",
        ["math.floor("] = "a range says it: `rating >= 3 and rating < 4`",
        ["math.round("] = "a range says it: `rating >= 2.5 and rating < 3.5`",
        ["math.sqrt("] = "a product says it: `rating * rating <= 9`",
        ["math.pow("] = "a product says it: `rating * rating <= 9`",
        ["math.isNaN("] = "Firestore's clients seldom store NaN: the work of a test by hand",
        ["math.isInfinity("] = "a range says it",
        ["hashing.crc32("] = "a hash is the work of a test by hand",
        ["hashing.crc32c("] = "a hash is the work of a test by hand",
        ["hashing.md5("] = "a hash is the work of a test by hand",
        ["hashing.sha256("] = "a hash is the work of a test by hand",
        ["duration.abs("] = "two comparisons say it: `until <= from + 1h and from <= until + 1h`",
        ["duration.time("] = "as `duration.value`: `createdAt + 90min > now`",
        ["timestamp.date("] = "year, month and day of a time say it",
        ["timestamp.value("] = "year, month and day of a time say it",
        ["latlng.value("] = "latitude and longitude say it",
        ["path("] = "a path is written out: `teams/{teamId}`",
        ["debug("] = "is its argument",
    };

    [Test]
    public void Each_method_has_a_sentence_or_a_reason() =>
        Operations.MethodNames.Select(name => $".{name}(").Should().BeSubsetOf(Said.Keys.Concat(NotSaid.Keys));

    [Test]
    public void Nothing_has_both() => Said.Keys.Should().NotIntersectWith(NotSaid.Keys);

    [TestCaseSource(nameof(Sentences))]
    public void Sentence_is_read(string condition)
    {
        var spec = TestData
            .BlogWith("  - Owner can read own docs.", $"  - Owner can update own docs where `{condition}`.")
            .Replace(
                "| `rating` | int |",
                "| `place` | geopoint | yes | | |\n| `rating` | int |",
                StringComparison.Ordinal
            );

        TestData.Read(spec).Diagnostics.Where(found => found.Severity == Diagnostics.Severity.Error).Should().BeEmpty();
    }

    [TestCaseSource(nameof(Proved))]
    public void Sentence_is_proved_by_a_form_with_rules_that_use_it(string call) =>
        ConditionForm.All.Should().Contain(form => form.Rules.Any(rules => rules.Contains(call)));

    private static IEnumerable<string> Sentences => Said.Values.Distinct();

    private static IEnumerable<string> Proved => Said.Keys;
}
