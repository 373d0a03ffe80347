namespace RulesHarness.Specification.Grammar.Transforms;

/// <summary>Finds the form that has most words with a step that was not read.</summary>
internal static class NearestForm
{
    private static readonly char[] Signs = [' ', ',', ';', '"', '`', '\''];

    /// <summary>The advice to write it, or to say that the step is made elsewhere.</summary>
    public static string Of(string cell, ParseFailure? failure)
    {
        var words = Words(cell);
        var nearest = TransformParser
            .Forms.Select(form => (form.Example, Shared: Words(form.Example).Intersect(words).Count()))
            .Where(form => form.Shared > 0)
            .OrderByDescending(form => form.Shared)
            .Select(form => form.Example)
            .FirstOrDefault();
        var example = nearest ?? "Lower case";
        var isUnknown = failure?.Expected == TransformParser.AStep;
        return isUnknown
            ? $"the nearest form is {Sections.ReadingContext.InCode(example)}; write `Done elsewhere` if the import makes it in another way"
            : $"write it as in {Sections.ReadingContext.InCode(example)}";
    }

    private static HashSet<string> Words(string text)
    {
        var words = text.ToLowerInvariant().Split(Signs, StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where(word => word is not ("the" or "is" or "in" or "at" or "of" or "a" or "to"))];
    }
}
