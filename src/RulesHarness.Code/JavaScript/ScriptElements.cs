namespace RulesHarness.Code.JavaScript;

/// <summary>The scripts in files of Vue and Svelte.</summary>
internal static class ScriptElements
{
    /// <summary>Replaces everything around the scripts by spaces, so that places stay the same.</summary>
    public static string Only(string text)
    {
        var script = new char[text.Length];
        for (var index = 0; index < text.Length; index++)
        {
            script[index] = text[index] == '\n' ? '\n' : ' ';
        }
        var at = 0;
        while (Next(text, at) is var (start, end))
        {
            text.CopyTo(start, script, start, end - start);
            at = end + 1;
        }
        return new string(script);
    }

    private static (int Start, int End)? Next(string text, int from)
    {
        var tag = from < text.Length ? text.IndexOf("<script", from, StringComparison.Ordinal) : -1;
        var start = tag < 0 ? -1 : text.IndexOf('>', tag);
        if (start < 0)
        {
            return null;
        }
        var end = text.IndexOf("</script", start, StringComparison.Ordinal);
        return (start + 1, end < 0 ? text.Length : end);
    }
}
