using RulesHarness.Specification.Model;

namespace RulesHarness.Specification.Grammar;

/// <summary>Reads a sort order: <c>createdAt desc, title</c>.</summary>
internal static class SortParser
{
    public static IReadOnlyList<SortField>? Parse(Cursor cursor)
    {
        var fields = new List<SortField>();
        while (!cursor.AtEnd)
        {
            if (Names.Dotted(cursor) is not { } field)
            {
                return null;
            }
            var descending = cursor.TakeWord("desc", "descending");
            if (!descending)
            {
                cursor.TakeWord("asc", "ascending");
            }
            fields.Add(new SortField(field, descending));
            if (!cursor.AtEnd && !cursor.Take(",") && !cursor.TakeWord("then"))
            {
                cursor.Fail("a comma");
                return null;
            }
        }

        return fields;
    }
}
