namespace RulesHarness.Firestore.Values;

/// <summary>
/// Longs and doubles on one number line, exactly: above 2^53 a conversion of either would make neighbours equal.
/// </summary>
internal static class NumberOrder
{
    private const double TwoTo63 = 9_223_372_036_854_775_808.0;

    public static int Compare(object left, object right) =>
        (left, right) switch
        {
            (long a, long b) => a.CompareTo(b),
            (long a, double b) => -Compare(b, a),
            (double a, long b) => Compare(a, b),
            _ => Compare((double)left, (double)right),
        };

    // .NET already puts NaN first, and its zeros are equal.
    public static int Compare(double left, double right) => left.CompareTo(right);

    /// <summary>Equal numbers hash alike whatever their type; neighbours above 2^53 may share a hash.</summary>
    public static int Hash(double number) => (number == 0 ? 0.0 : number).GetHashCode();

    private static int Compare(double left, long right)
    {
        if (double.IsNaN(left) || left < -TwoTo63)
        {
            return -1;
        }
        if (left >= TwoTo63)
        {
            return 1;
        }
        var whole = Math.Truncate(left);
        var order = ((long)whole).CompareTo(right);
        return order != 0 ? order : left.CompareTo(whole);
    }
}
