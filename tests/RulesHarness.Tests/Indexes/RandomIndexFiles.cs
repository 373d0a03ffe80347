namespace RulesHarness.Tests.Indexes;

/// <summary>Index files as people leave them: in lines and in blocks, with comments, overrides, and without lists.</summary>
internal static class RandomIndexFiles
{
    private static readonly string[] Empty =
    [
        "",
        " \n",
        "{\"indexes\": []}",
        "{\n\t\"indexes\": [\n\t\t// none yet\n\t]\n}\n",
        "{ \"indexes\": [], \"fieldOverrides\": null }",
        "/* ours */ {\"fieldOverrides\": [], \"indexes\": [\n]}",
    ];

    private static readonly string[] Scopes =
    [
        "",
        "\"queryScope\": \"COLLECTION\", ",
        "\"queryScope\": \"COLLECTION_GROUP\", ",
    ];
    private static readonly string[] Modes =
    [
        "\"order\": \"ASCENDING\"",
        "\"order\": \"DESCENDING\"",
        "\"arrayConfig\": \"CONTAINS\"",
    ];
    private static readonly string[] Collections = ["posts", "c d", "users"];

    public static string Next(Random random)
    {
        if (random.Next(4) == 0)
        {
            return Empty[random.Next(Empty.Length)];
        }
        var (line, indent) = random.Next(3) switch
        {
            0 => ("", ""),
            1 => ("\n", "  "),
            _ => ("\r\n", "\t"),
        };
        var indexes = Enumerable.Range(0, random.Next(4)).Select(at => Index(random, at));
        var overrides = Enumerable.Range(0, random.Next(3)).Select(at => Override(random, at));
        string[] lists = [List("indexes", indexes, line, indent), List("fieldOverrides", overrides, line, indent)];
        if (random.Next(2) == 0)
        {
            Array.Reverse(lists);
        }
        return $"{{{line}{indent}{string.Join($",{line}{indent}", lists)}{line}}}";
    }

    private static string List(string name, IEnumerable<string> items, string line, string indent)
    {
        var inner = $"{line}{indent}{indent}";
        return $"\"{name}\": [{inner}{string.Join($",{inner}", items)}{line}{indent}]";
    }

    /// <summary>The number in the first field's name keeps two entries apart.</summary>
    private static string Index(Random random, int number)
    {
        var fields =
            $"{{\"fieldPath\": \"f{number}\", {Modes[random.Next(2)]}}}, {{\"fieldPath\": \"tags\", {Modes[random.Next(3)]}}}";
        return $"{{\"collectionGroup\": \"{Collections[random.Next(3)]}\", {Scopes[random.Next(3)]}\"fields\": [{fields}]}}";
    }

    private static string Override(Random random, int number)
    {
        var path = number == 0 ? "a" : "m.x";
        var life = random.Next(3) == 0 ? "\"ttl\": false, " : "";
        var singles = random.Next(2) == 0 ? "" : $"{{{Scopes[random.Next(3)]}{Modes[random.Next(3)]}}}";
        return $"{{\"collectionGroup\": \"{Collections[random.Next(3)]}\", \"fieldPath\": \"{path}\", {life}\"indexes\": [{singles}]}}";
    }
}
