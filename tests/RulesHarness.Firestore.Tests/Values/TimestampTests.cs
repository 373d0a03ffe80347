using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Tests.Values;

public sealed class TimestampTests
{
    [TestCase("1970-01-01T00:00:00Z", 0, 0, "1970-01-01T00:00:00Z")]
    [TestCase("2024-02-29T12:00:00.5Z", 1_709_208_000, 500_000_000, "2024-02-29T12:00:00.500Z")]
    [TestCase("2024-02-29T12:00:00.123456Z", 1_709_208_000, 123_456_000, "2024-02-29T12:00:00.123456Z")]
    [TestCase("2024-02-29T14:00:00.000000001+02:00", 1_709_208_000, 1, "2024-02-29T12:00:00.000000001Z")]
    [TestCase("1969-12-31T23:59:59.75Z", -1, 750_000_000, "1969-12-31T23:59:59.750Z")]
    [TestCase("0001-01-01T00:00:00Z", -62_135_596_800, 0, "0001-01-01T00:00:00Z")]
    [TestCase("9999-12-31T23:59:59.999999999Z", 253_402_300_799, 999_999_999, "9999-12-31T23:59:59.999999999Z")]
    public void Timestamp_parsed_writes_the_same_moment_in_utc(
        string text,
        long seconds,
        int nanoseconds,
        string written
    )
    {
        var timestamp = Timestamp.Parse(text);

        timestamp.Should().Be(new Timestamp(seconds, nanoseconds));
        timestamp.ToString().Should().Be(written);
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("2024-02-29")]
    [TestCase("2024-02-29T12:00:00")]
    [TestCase("2023-02-29T12:00:00Z")]
    [TestCase("2024-02-29T12:00:00.Z")]
    [TestCase("2024-02-29T12:00:00.1234567890Z")]
    public void Timestamp_from_text_that_is_none_is_refused(string? text) =>
        Timestamp.TryParse(text, out _).Should().BeFalse();

    [Test]
    public void Timestamp_parsing_text_that_is_none_throws() =>
        FluentActions.Invoking(() => Timestamp.Parse("noon")).Should().Throw<FormatException>().WithMessage("*`noon`*");

    [TestCase("1969-12-31T23:59:59.7500001Z")]
    [TestCase("2024-02-29T12:00:00.1234567Z")]
    public void Timestamp_from_a_DateTimeOffset_comes_back_the_same(string text)
    {
        var time = DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        Timestamp.FromDateTimeOffset(time).Should().Be(Timestamp.Parse(text));
        Timestamp.FromDateTimeOffset(time).ToDateTimeOffset().Should().Be(time);
        Timestamp.FromDateTime(time.UtcDateTime).ToDateTime().Should().Be(time.UtcDateTime);
    }

    [Test]
    public void Timestamp_of_a_local_DateTime_throws() =>
        FluentActions
            .Invoking(() => Timestamp.FromDateTime(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*DateTimeOffset*");

    [Test]
    public void Timestamps_compare_by_seconds_then_nanoseconds()
    {
        var (early, late) = (new Timestamp(1, 5), new Timestamp(1, 6));

        (early < late && late > early && early <= late && late >= early).Should().BeTrue();
        early.CompareTo(new Timestamp(0, 9)).Should().BePositive();
    }

    [TestCase(-62_135_596_801, 0)]
    [TestCase(253_402_300_800, 0)]
    [TestCase(0, -1)]
    [TestCase(0, 1_000_000_000)]
    public void Timestamp_out_of_range_throws(long seconds, int nanoseconds) =>
        FluentActions.Invoking(() => new Timestamp(seconds, nanoseconds)).Should().Throw<ArgumentOutOfRangeException>();

    [Test]
    public void Current_timestamp_is_the_clocks() =>
        Timestamp
            .GetCurrentTimestamp()
            .ToDateTimeOffset()
            .Should()
            .BeCloseTo(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1));
}
