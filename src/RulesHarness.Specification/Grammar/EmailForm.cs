namespace RulesHarness.Specification.Grammar;

/// <summary>
/// Reads <c>e-mail</c>, in the column Constraints and behind <c>is an</c>. It means one pattern, which rules can say
/// too: something, one <c>@</c>, and a domain with a dot in it, none of them with white space. The standard allows
/// more, such as quoted spaces, and no product accepts that.
/// </summary>
internal static class EmailForm
{
    public const string Pattern = @"[^@\s]+@[^@\s]+[.][^@\s]+";

    public static bool IsAt(Cursor cursor) => cursor.Current.IsWord("e-mail") || cursor.Current.IsWord("email");

    public static bool Take(Cursor cursor)
    {
        if (!cursor.TakeWord("e-mail", "email"))
        {
            return false;
        }
        cursor.TakeWord("address");
        return true;
    }
}
