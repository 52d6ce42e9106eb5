import Bootstrap

await LuoshiCommand.main()
