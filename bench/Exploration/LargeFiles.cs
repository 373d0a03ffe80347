/// <summary>Rules that are large, each in one way, for the times of searches in them.</summary>
internal static class LargeFiles
{
    public static IEnumerable<(string Name, string Rules)> All =>
        [
            ("600 lines", Product(60)),
            ("100 blocks", Blocks(100)),
            ("200 blocks", Blocks(200)),
            ("400 blocks", Blocks(400)),
            ("400 blocks below one collection", Rules($"match /tenants/{{t}} {{ {BlocksOf(400)} }}")),
            ("90 operators inside each other", Rules($"match /a/{{id}} {{ allow read: if {Nested(90)}; }}")),
        ];

    public static string Blocks(int count) => Rules(BlocksOf(count));

    /// <summary>A file as products have them: ten lines for each collection.</summary>
    public static string Product(int collections) =>
        Rules(
            "function signedIn() { return request.auth != null; }\n"
                + "function owns(data) { return signedIn() && data.owner == request.auth.uid; }\n"
                + "function role(name) { return get(/databases/$(db)/documents/users/$(request.auth.uid)).data.role "
                + "== name; }\n"
                + Each(
                    collections,
                    i =>
                        $$"""
                            match /things{{i}}/{id} {
                              function valid(data) {
                                return data.keys().hasOnly(['owner', 'title', 'n{{i}}', 'state'])
                                  && data.title is string && data.title.size() < {{i + 20}} && data.n{{i}} is int;
                              }
                              allow get: if resource.data.state == 'public' || owns(resource.data) || role('admin');
                              allow list: if resource.data.state == 'public';
                              allow create: if owns(request.resource.data) && valid(request.resource.data);
                              allow update: if owns(resource.data) && valid(request.resource.data) && request.resource.data.owner == resource.data.owner;
                              allow delete: if owns(resource.data) && resource.data.state != 'locked' || role('admin');
                            }
                            """
                )
        );

    private static string BlocksOf(int count) =>
        Each(
            count,
            i =>
                $"match /c{i}/{{id}} {{ allow read: if resource.data.owner == request.auth.uid; allow write: if "
                + "request.auth.token.admin == true; }"
        );

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("(resource.data.a == 1 || ", depth)) + "true" + new string(')', depth);

    private static string Rules(string blocks) =>
        $"rules_version = '2';\nservice cloud.firestore {{\nmatch /databases/{{db}}/documents {{\n{blocks}\n}}\n}}\n";

    private static string Each(int count, Func<int, string> text) =>
        string.Join('\n', Enumerable.Range(0, count).Select(text));
}
