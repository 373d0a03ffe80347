using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>
/// Reads <c>2024-01-31T12:00:00.5Z</c> as the emulator does: leniently. Numbers may have any number of digits and go
/// over their ends (the 30th of February is in March), and what a fraction has beyond nanoseconds is passed over. A
/// zone is needed: <c>Z</c>, or <c>+01:00</c>.
/// </summary>
internal ref struct TimestampReader
{
    private ReadOnlySpan<char> _left;

    private TimestampReader(string text) => _left = text;

    /// <summary>In nanoseconds since 1970; null for text that is no timestamp.</summary>
    public static Int128? Read(string text)
    {
        var zone = Zone(text);
        if (zone < 0 || Offset(text.AsSpan(zone)) is not { } offset)
        {
            return null;
        }

        var main = text[..zone];
        var point = main.IndexOf('.', StringComparison.Ordinal);
        if (
            Fraction(point < 0 ? "" : main[(point + 1)..]) is not { } fraction
            || new TimestampReader(point < 0 ? main : main[..point]).Seconds() is not { } seconds
        )
        {
            return null;
        }

        return ((seconds - offset) * Spans.NanosecondsASecond) + fraction;
    }

    private Int128? Seconds()
    {
        Span<long> parts = stackalloc long[6];
        const string Between = "--T::";
        for (var i = 0; i < parts.Length; i++)
        {
            if (!TryNumber(out parts[i]) || (i < Between.Length && !TryTake(Between[i])))
            {
                return null;
            }
        }

        // Months go round the year; days of a month are counted from its first.
        var months = (parts[0] * 12) + parts[1] - 1;
        var year = Math.DivRem(months, 12, out var month);
        return year is < 1 or > 9999
            ? null
            : (
                (
                    (
                        (
                            (
                                (Int128)new DateOnly((int)year, (int)month + 1, 1).DayNumber
                                - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber
                                + parts[2]
                                - 1
                            ) * 24
                        ) + parts[3]
                    ) * 60
                ) + parts[4]
            ) * 60
                + parts[5];
    }

    private bool TryNumber(out long value)
    {
        _left = _left.TrimStart(' ');
        value = 0;
        var count = 0;
        while (count < _left.Length && count < 9 && char.IsAsciiDigit(_left[count]))
        {
            value = (value * 10) + _left[count++] - '0';
        }

        _left = _left[count..];
        return count > 0;
    }

    private bool TryTake(char character)
    {
        if (_left.IsEmpty || _left[0] != character)
        {
            return false;
        }

        _left = _left[1..];
        return true;
    }

    // After the date, since a date has the sign of a zone in it.
    private static int Zone(string text)
    {
        var day = text.IndexOf('T', StringComparison.Ordinal);
        return day < 0 ? -1 : text.IndexOfAny(['Z', '+', '-'], day);
    }

    private static long? Offset(ReadOnlySpan<char> zone)
    {
        if (zone is "Z")
        {
            return 0;
        }

        var colon = zone.IndexOf(':');
        return
            zone[0] == 'Z'
            || colon < 0
            || !int.TryParse(zone[1..colon], out var hours)
            || !int.TryParse(zone[(colon + 1)..], out var minutes)
            ? null
            : (zone[0] == '-' ? -1 : 1) * ((hours * 3600L) + (minutes * 60L));
    }

    private static long? Fraction(string digits)
    {
        var nanoseconds = 0L;
        for (var i = 0; i < 9; i++)
        {
            if (i < digits.Length && !char.IsAsciiDigit(digits[i]))
            {
                return null;
            }

            nanoseconds = (nanoseconds * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        }

        return nanoseconds;
    }
}
