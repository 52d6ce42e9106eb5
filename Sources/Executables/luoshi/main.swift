import Bootstrap

await Luoshi.run()
