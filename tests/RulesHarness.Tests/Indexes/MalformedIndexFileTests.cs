using RulesHarness.Indexes.Files;

namespace RulesHarness.Tests.Indexes;

/// <summary>
/// Tests the findings about index files that are wrong: the file, and each finding as <c>line,column id words of the
/// message</c>.
/// </summary>
public sealed class MalformedIndexFileTests
{
    private const string A = """{"fieldPath": "a", "order": "ASCENDING"}""";
    private const string B = """{"fieldPath": "b", "order": "ASCENDING"}""";

    [TestCase("", "1,1 RH5001 not JSON")]
    [TestCase("{", "1,2 RH5001 not JSON")]
    [TestCase("{\n\"indexes\": [\n}", "3,1 RH5001 not JSON")]
    [TestCase("{\"indexes\": [],, }", "1,16 RH5001 not JSON")]
    [TestCase("{'indexes': []}", "1,2 RH5001 not JSON")]
    [TestCase("{\"indexes\": []} x", "1,17 RH5001 not JSON")]
    [TestCase("[]", "1,1 RH5046 deploys nothing")]
    [TestCase("3", "1,1 RH5046 deploys nothing")]
    [TestCase("null", "1,1 RH5046 deploys nothing")]
    [TestCase("{\"indexes\": {}}", "1,13 RH5070 `indexes` is not a list")]
    [TestCase("{\"indexes\": \"none\"}", "1,13 RH5005 `indexes` is not a list")]
    [TestCase("{\"indexes\": [], \"fieldOverrides\": \"x\"}", "1,35 RH5005 `fieldOverrides` is not a list")]
    [TestCase("{\"indices\": []}", "1,2 RH5042 unknown key `indices`; 1,1 RH5046 deploys nothing")]
    [TestCase("{\"indexes\": [],\n \"indexes\": []}", "2,2 RH5041 `indexes` occurs twice")]
    [TestCase("{\"indexes\": [3]}", "1,14 RH5003 not an index")]
    [TestCase("{\"indexes\": [\n  [] ]}", "2,3 RH5003 not an index")]
    [TestCase("{\"indexes\": [{}]}", "1,14 RH5004 `collectionGroup` is missing; 1,14 RH5004 `fields` is missing")]
    [TestCase("{\"indexes\": [], \"fieldOverrides\": [3]}", "1,36 RH5003 not an override")]
    [TestCase(
        "{\"indexes\": [], \"fieldOverrides\": [{}]}",
        "1,36 RH5004 `collectionGroup` is missing; 1,36 RH5004 `fieldPath` is missing"
    )]
    [TestCase(
        "{\"indexes\": [], \"fieldOverrides\": [{\"collectionGroup\": \"c\", \"fieldPath\": \"a\", \"indexes\": {}}]}",
        "1,90 RH5005 `indexes` is not a list"
    )]
    [TestCase(
        "{\"indexes\": [], \"fieldOverrides\": [{\"collectionGroup\": \"c\", \"fieldPath\": \"a\", \"indexes\": [], \"ttl\": 1}]}",
        "1,101 RH5005 `ttl` is not true or false"
    )]
    [TestCase(
        "{\"indexes\": [], \"fieldOverrides\": [{\"collectionGroup\": \"c\", \"fieldPath\": \"a\", \"indexes\": [1]}]}",
        "1,91 RH5003 not an index"
    )]
    [TestCase(
        "{\"indexes\": [], \"fieldOverrides\": [{\"collectionGroup\": \"c\", \"fieldPath\": \"a\", \"indexes\": [{\"queryScope\": \"COLLECTION\"}]}]}",
        "1,91 RH5007 the field has no `order`"
    )]
    [TestCase(
        "{\"indexes\": [], \"fieldOverrides\": [{\"collectionGroup\": \"c\", \"fieldPath\": \"a\", \"indexes\": [{\"order\": \"ASCENDING\", \"queryScope\": \"GROUP\"}]}]}",
        "1,128 RH5006 `queryScope` can't be `GROUP`"
    )]
    [TestCase(
        "{\"indexes\": [], \"fieldOverrides\": [{\"collectionGroup\": \"c\", \"fieldPath\": \"a\", \"indexes\": []},\n{\"collectionGroup\": \"c\", \"fieldPath\": \"a\", \"indexes\": []}]}",
        "2,1 RH5040 c.a is overridden twice, first on line 1"
    )]
    public void File_is_reported(string text, string findings) => Told(text).ShouldBe(findings);

    [TestCase("\"collectionGroup\": 3", $"[{A}, {B}]", "2,21 RH5005 `collectionGroup` is not a name")]
    [TestCase("\"collectionGroup\": null", $"[{A}, {B}]", "1,14 RH5004 `collectionGroup` is missing")]
    [TestCase("\"collectionGroup\": \"\"", $"[{A}, {B}]", "1,14 RH5004 `collectionGroup` is missing")]
    [TestCase(
        "\"collectionGroup\": \"c\", \"queryscope\": \"x\"",
        $"[{A}, {B}]",
        "2,26 RH5042 unknown key `queryscope`"
    )]
    [TestCase(C, "{}", "4,12 RH5005 `fields` is not a list")]
    [TestCase(C, "[]", "4,12 RH5030 no fields")]
    [TestCase(C, $"[{A}]", "4,12 RH5031 index of `a` alone")]
    [TestCase(C, $"[{A}, {A}]", "4,55 RH5032 lists `a` twice")]
    [TestCase(C, $"[{A}, 3]", "4,55 RH5003 not a field")]
    [TestCase(C, $"[{A}, {{}}]", "4,55 RH5004 `fieldPath` is missing; 4,55 RH5007 the field has no `order`")]
    [TestCase(C, $"[{A}, {{\"order\": \"ASCENDING\"}}]", "4,55 RH5004 `fieldPath` is missing")]
    [TestCase(C, $"[{A}, {{\"fieldPath\": 3, \"order\": \"ASCENDING\"}}]", "4,69 RH5005 `fieldPath` is not a name")]
    [TestCase(C, $"[{A}, {{\"fieldPath\": \"b\"}}]", "4,55 RH5007 the field has no `order`")]
    [TestCase(C, $"[{A}, {{\"fieldPath\": \"b\", \"order\": \"ASC\"}}]", "4,83 RH5006 `order` can't be `ASC`")]
    [TestCase(C, $"[{A}, {{\"fieldPath\": \"b\", \"order\": 1}}]", "4,83 RH5006 `order` can't be `1`")]
    [TestCase(
        C,
        $"[{A}, {{\"fieldPath\": \"b\", \"arrayConfig\": \"ANY\"}}]",
        "4,89 RH5006 `arrayConfig` can't be `ANY`"
    )]
    [TestCase(
        C,
        $"[{A}, {{\"fieldPath\": \"b\", \"order\": \"ASCENDING\", \"arrayConfig\": \"CONTAINS\"}}]",
        "4,55 RH5045 reads only `order`"
    )]
    [TestCase(
        C,
        "[{\"fieldPath\": \"a\", \"arrayConfig\": \"CONTAINS\"}, {\"fieldPath\": \"b\", \"arrayConfig\": \"CONTAINS\"}]",
        "4,60 RH5033 `b` is the second array"
    )]
    [TestCase(
        C,
        $"[{{\"fieldPath\": \"__name__\", \"order\": \"ASCENDING\"}}, {A}]",
        "4,13 RH5034 `__name__` must be the last"
    )]
    [TestCase(
        C,
        $"[{{\"fieldPath\": \"v\", \"vectorConfig\": {{\"dimension\": 3, \"flat\": {{}}}}}}, {A}]",
        "4,13 RH5035 vector `v` must be the last"
    )]
    [TestCase(C, "[{\"fieldPath\": \"v\", \"vectorConfig\": {}}]", "4,48 RH5009 from 1 to 2048")]
    [TestCase(C, "[{\"fieldPath\": \"v\", \"vectorConfig\": {\"dimension\": 4096}}]", "4,62 RH5009 from 1 to 2048")]
    [TestCase(C, "[{\"fieldPath\": \"v\", \"vectorConfig\": {\"dimension\": \"3\"}}]", "4,62 RH5009 from 1 to 2048")]
    public void Index_is_reported(string collection, string fields, string findings) =>
        Told($"{{\"indexes\": [{{\n {collection},\n \"queryScope\": \"COLLECTION\",\n \"fields\": {fields}\n}}]}}")
            .ShouldBe(findings);

    [Test]
    public void Index_that_is_declared_twice_is_reported_at_its_second_place()
    {
        var index = $"{{\"collectionGroup\": \"c\", \"queryScope\": \"COLLECTION\", \"fields\": [{A}, {B}]}}";
        Told(
                $"{{\"indexes\": [\n{index},\n{index.Replace($"{B}]", $"{B}, {{\"fieldPath\": \"__name__\", \"order\": \"ASCENDING\"}}]", StringComparison.Ordinal)}]}}"
            )
            .ShouldBe("3,1 RH5039 c: a asc, b asc is declared twice, first on line 2");
    }

    [TestCase("collectionGroup", "2,1 RH5004 `collectionGroup` is missing")]
    [TestCase("fields", "2,1 RH5004 `fields` is missing")]
    public void Index_lacks(string key, string findings)
    {
        string[] members = ["\"collectionGroup\": \"c\"", "\"queryScope\": \"COLLECTION\"", $"\"fields\": [{A}, {B}]"];
        Told(
                $"{{\"indexes\": [\n{{{string.Join(", ", members.Where(member => !member.StartsWith($"\"{key}", StringComparison.Ordinal)))}}}]}}"
            )
            .ShouldBe(findings);
    }

    [Test]
    public void More_than_a_database_may_have_is_reported()
    {
        var fields = string.Join(
            ", ",
            Enumerable.Range(0, 101).Select(at => $"{{\"fieldPath\": \"f{at}\", \"order\": \"ASCENDING\"}}")
        );
        Told($"{{\"indexes\": [{{{C}, \"queryScope\": \"COLLECTION\", \"fields\": [{fields}]}}]}}")
            .ShouldBe("1,77 RH5036 101 fields");
        var indexes = string.Join(
            ", ",
            Enumerable
                .Range(0, 1001)
                .Select(at =>
                    $"{{\"collectionGroup\": \"c{at}\", \"queryScope\": \"COLLECTION\", \"fields\": [{A}, {B}]}}"
                )
        );
        Told($"{{\"indexes\": [{indexes}]}}").ShouldBe("1,1 RH5037 1001 composite indexes");
        var overrides = string.Join(
            ", ",
            Enumerable
                .Range(0, 1001)
                .Select(at => $"{{\"collectionGroup\": \"c{at}\", \"fieldPath\": \"a\", \"indexes\": []}}")
        );
        Told($"{{\"indexes\": [], \"fieldOverrides\": [{overrides}]}}").ShouldBe("1,1 RH5038 1001 field overrides");
    }

    [Test]
    public void All_that_is_wrong_is_reported_in_one_run_and_what_is_right_is_read()
    {
        var good = $"{{\"collectionGroup\": \"c\", \"queryScope\": \"COLLECTION\", \"fields\": [{A}, {B}]}}";
        var read = IndexFile.Read("i.json", $"{{\"indexes\": [3, {good}, {{}}, 4]}}");
        (read.Indexes.Count, read.Diagnostics.Count).Should().Be((1, 4));
    }

    private const string C = "\"collectionGroup\": \"c\"";

    private static FindingTexts Told(string text)
    {
        var read = IndexFile.Read("i.json", text);
        read.Diagnostics.Should().OnlyContain(finding => finding.Help.Length > 0 && finding.File == "i.json");
        return new FindingTexts(read.Diagnostics);
    }
}
