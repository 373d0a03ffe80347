using System.Globalization;

namespace RulesHarness.Firestore.Values;

/// <summary>
/// A point in time, UTC, in seconds since 1970-01-01 and nanoseconds; Firestore keeps microseconds of it.
/// </summary>
/// <seealso href="https://firebase.google.com/docs/firestore/manage-data/data-types"/>
public readonly record struct Timestamp : IComparable<Timestamp>
{
    private const long MinSeconds = -62_135_596_800;
    private const long MaxSeconds = 253_402_300_799;
    private const int NanosecondsPerTick = 100;

    /// <summary>Makes a timestamp of whole seconds since the Unix epoch and 0 to 999,999,999 nanoseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0001-01-01 to 9999-12-31, or the nanoseconds are out of
    /// range.</exception>
    public Timestamp(long seconds, int nanoseconds)
    {
        if (seconds is < MinSeconds or > MaxSeconds)
        {
            throw new ArgumentOutOfRangeException(nameof(seconds));
        }
        if (nanoseconds is < 0 or > 999_999_999)
        {
            throw new ArgumentOutOfRangeException(nameof(nanoseconds));
        }
        (Seconds, Nanoseconds) = (seconds, nanoseconds);
    }

    /// <summary>Whole seconds since 1970-01-01T00:00:00Z; negative before.</summary>
    public long Seconds { get; }

    /// <summary>0 to 999,999,999, always counted forward from <see cref="Seconds"/>.</summary>
    public int Nanoseconds { get; }

    /// <summary>The system clock's time.</summary>
    public static Timestamp GetCurrentTimestamp() => FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    /// <summary>The same point in time; the offset is dropped.</summary>
    public static Timestamp FromDateTimeOffset(DateTimeOffset value)
    {
        var ticks = value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        var (seconds, rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        return rest >= 0
            ? new Timestamp(seconds, (int)rest * NanosecondsPerTick)
            : new Timestamp(seconds - 1, (int)(rest + TimeSpan.TicksPerSecond) * NanosecondsPerTick);
    }

    /// <summary>The same point in time.</summary>
    /// <exception cref="ArgumentException">The kind of <paramref name="value"/> is not
    /// <see cref="DateTimeKind.Utc"/>.</exception>
    public static Timestamp FromDateTime(DateTime value) =>
        value.Kind == DateTimeKind.Utc
            ? FromDateTimeOffset(new DateTimeOffset(value))
            : throw new ArgumentException(
                "the time's kind must be Utc: write a DateTimeOffset, or set the kind",
                nameof(value)
            );

    /// <summary>The same point in time at offset zero, cut to 100 nanoseconds.</summary>
    public DateTimeOffset ToDateTimeOffset() =>
        DateTimeOffset.UnixEpoch.AddTicks((Seconds * TimeSpan.TicksPerSecond) + (Nanoseconds / NanosecondsPerTick));

    /// <summary>The same point in time, of kind <see cref="DateTimeKind.Utc"/>, cut to 100 nanoseconds.</summary>
    public DateTime ToDateTime() => ToDateTimeOffset().UtcDateTime;

    /// <summary>
    /// Reads an RFC 3339 date and time, such as <c>2024-02-29T12:00:00.5Z</c>, with up to nine decimals.
    /// </summary>
    /// <exception cref="FormatException"><paramref name="text"/> is none.</exception>
    public static Timestamp Parse(string text) =>
        TryParse(text, out var timestamp)
            ? timestamp
            : throw new FormatException($"`{text}` is not an RFC 3339 date and time such as 2024-02-29T12:00:00Z");

    /// <summary>Reads an RFC 3339 date and time; false when <paramref name="text"/> is none.</summary>
    public static bool TryParse(string? text, out Timestamp timestamp)
    {
        timestamp = default;
        if (text is null)
        {
            return false;
        }
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var nanoseconds = 0;
        if (dot >= 0)
        {
            var end = dot + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }
            var digits = text[(dot + 1)..end];
            if (digits.Length is 0 or > 9)
            {
                return false;
            }
            nanoseconds = int.Parse(digits.PadRight(9, '0'), CultureInfo.InvariantCulture);
            text = text[..dot] + text[end..];
        }

        // The two formats leave no room for a time without a zone, which would mean a different moment on every
        // machine.
        const DateTimeStyles Style = DateTimeStyles.AssumeUniversal;
        if (
            !DateTimeOffset.TryParseExact(
                text,
                ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"],
                CultureInfo.InvariantCulture,
                Style,
                out var whole
            )
        )
        {
            return false;
        }
        timestamp = new Timestamp(FromDateTimeOffset(whole).Seconds, nanoseconds);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Timestamp other) =>
        Seconds != other.Seconds ? Seconds.CompareTo(other.Seconds) : Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>RFC 3339 in UTC, with no, three, six or nine decimals: as few as hold the value.</summary>
    public override string ToString()
    {
        var whole = DateTimeOffset
            .UnixEpoch.AddSeconds(Seconds)
            .ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var digits = Nanoseconds.ToString("D9", CultureInfo.InvariantCulture);
        var length =
            Nanoseconds == 0 ? 0
            : Nanoseconds % 1_000_000 == 0 ? 3
            : Nanoseconds % 1_000 == 0 ? 6
            : 9;
        return length == 0 ? whole + "Z" : $"{whole}.{digits[..length]}Z";
    }

    /// <summary>Earlier than.</summary>
    public static bool operator <(Timestamp left, Timestamp right) => left.CompareTo(right) < 0;

    /// <summary>Later than.</summary>
    public static bool operator >(Timestamp left, Timestamp right) => left.CompareTo(right) > 0;

    /// <summary>Not later than.</summary>
    public static bool operator <=(Timestamp left, Timestamp right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(Timestamp left, Timestamp right) => left.CompareTo(right) >= 0;
}
